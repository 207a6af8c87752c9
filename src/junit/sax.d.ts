// The parts in use of sax, which brings no types of its own.
declare module "sax" {
  export interface SaxTag {
    readonly name: string;
    readonly attributes: Readonly<Record<string, string>>;
  }
  export interface SaxParser {
    readonly line: number;
    /** From which position on the parser looks how long its buffers are. */
    bufferCheckPosition: number;
    readonly attribValue: string;
    readonly comment: string;
    readonly doctype: string;
    readonly procInstBody: string;
    readonly sgmlDecl: string;
    readonly tagName: string;
    write(text: string): SaxParser;
    /** Hands out the text so far. */
    flush(): void;
    close(): SaxParser;
  }
  export function parser(strict: boolean, options: { readonly position: boolean }): SaxParser;
}
