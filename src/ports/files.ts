/** The user's files. Paths are absolute but where said. */
export interface Files {
  /** `path` seen from the folder `base`; an absolute one stays. */
  readonly resolve: (base: string, path: string) => string;
  readonly folderOf: (path: string) => string;
  /** UTF-8 text without its byte-order mark. @throws MesaError `archivo-ilegible` */
  readonly readText: (path: string, limit: number) => string;
  readonly exists: (path: string) => boolean;
}
