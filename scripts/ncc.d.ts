// The part of ncc's programmatic interface that the build uses; the package ships no types.
declare module '@vercel/ncc' {
  interface Options {
    readonly cache?: boolean;
    readonly minify?: boolean;
    readonly sourceMap?: boolean;
    readonly quiet?: boolean;
  }
  interface Output {
    readonly code: string;
    readonly assets: Readonly<Record<string, { readonly source: Buffer }>>;
  }
  export default function ncc(input: string, options: Options): Promise<Output>;
}
