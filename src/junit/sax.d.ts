// The parts that we use of sax, which has no types of its own.
declare module "sax" {
  export interface SaxTag {
    readonly name: string;
    readonly attributes: Readonly<Record<string, string>>;
  }
  export interface SaxParser {
    readonly line: number;
    /** Characters read so far. */
    readonly position: number;
    /** The error that keeps the parser from going on; null lets it. */
    error: Error | null;
    /** The position at which the parser next checks the length of its buffers. */
    bufferCheckPosition: number;
    readonly attribValue: string;
    readonly comment: string;
    readonly doctype: string;
    readonly procInstBody: string;
    readonly sgmlDecl: string;
    readonly tagName: string;
    write(text: string): SaxParser;
    /** Passes the text so far to `ontext`. */
    flush(): void;
    close(): SaxParser;
  }
  export function parser(strict: boolean, options: { readonly position: boolean }): SaxParser;
}
