/**
 * Sorts the table of tickets by the heading that is clicked, first ascending, then descending. Plain
 * JavaScript; without it, the report only lacks sorting.
 */
export const reportScript = `
(() => {
  const table = document.getElementById("tickets");
  if (!table) return;
  const body = table.tBodies[0];
  const headings = [...table.tHead.rows[0].cells];
  const told = document.getElementById("sorted");
  headings.forEach((heading, column) => {
    const button = heading.querySelector("button");
    if (!button) return;
    button.addEventListener("click", () => {
      const down = heading.getAttribute("aria-sort") === "ascending";
      const number = heading.classList.contains("number");
      const value = (row) => row.cells[column].dataset.value ?? row.cells[column].textContent;
      const rows = [...body.rows].sort((one, other) => {
        const [a, b] = [value(one), value(other)];
        if (a === "" || b === "") return (a === "") - (b === "");
        const order = number ? Number(a) - Number(b) : a.localeCompare(b, document.documentElement.lang);
        return down ? -order : order;
      });
      headings.forEach((one) => one.removeAttribute("aria-sort"));
      heading.setAttribute("aria-sort", down ? "descending" : "ascending");
      body.append(...rows);
      told.textContent = button.textContent + (down ? " ↓" : " ↑");
    });
  });
})();
`.trim();
