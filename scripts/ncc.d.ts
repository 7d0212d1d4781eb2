// The part of ncc's programmatic interface that the build uses; the package ships no types.
declare module '@vercel/ncc' {
  import type { BundledModule } from './licenses.ts';

  interface Options {
    readonly cache?: boolean;
    readonly minify?: boolean;
    readonly sourceMap?: boolean;
    readonly quiet?: boolean;
  }
  interface Output {
    readonly code: string;
    readonly assets: Readonly<Record<string, { readonly source: Buffer }>>;
    readonly stats: { readonly compilation: { readonly modules: Iterable<BundledModule> } };
  }
  export default function ncc(input: string, options: Options): Promise<Output>;
}
