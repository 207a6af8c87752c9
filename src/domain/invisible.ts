/**
 * Characters that no reader sees and that may hide or reorder what is read, as a class for regular
 * expressions with the flag `u`: controls (C0 but tab and line feed, C1), the soft hyphen, direction
 * marks and overrides, zero-width characters, fillers that look like nothing, and tags. The one list
 * for screen, tables, JSON and file names. A zero-width joiner is among them: emoji that it joins are
 * shown one by one.
 */
export const invisibleClass =
  "\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e" +
  "\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff0-\\ufffb" +
  "\\u{1bca0}-\\u{1bca3}\\u{1d173}-\\u{1d17a}\\u{e0000}-\\u{e0fff}";
