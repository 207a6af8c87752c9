/** Draws something and says what it is: `H1`, `P`, `Figure` (ISO 32000-1, 14.8.4). */
export type TagContent = (
  type: string,
  draw: () => void,
  options?: { readonly alt?: string },
) => void;

/**
 * Begins the structure of a document, in which readers for the blind find their way. What `draw` draws
 * must be on one page.
 */
export function beginStructure(document: PDFKit.PDFDocument): TagContent {
  const root = document.struct("Document");
  document.addStructure(root);
  return (type, draw, options = {}) => {
    root.add(document.struct(type, options, draw));
  };
}
