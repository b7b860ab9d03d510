declare module 'virtual:third-party-licenses' {
  /** Made by `web/third_party_licenses.ts`: packages that share a license text, which is empty where they carry none. */
  export const notices: readonly {
    readonly packages: readonly string[];
    /** SPDX expression. */
    readonly license: string;
    readonly text: string;
  }[];
}
