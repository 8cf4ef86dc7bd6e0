import path from 'node:path'
import { pathToFileURL } from 'node:url'

const root = path.resolve(import.meta.dirname, '../..')

/** `target`: the oldest runtime that must understand it; `cjs`: for what can load nothing but CommonJS. */
interface BundleOptions {
  readonly target?: string
  readonly format?: 'es' | 'cjs'
}

type Bundle = (
  input: Readonly<Record<string, string>>,
  outDir: string,
  options: BundleOptions,
) => Promise<void>

/**
 * Bundles programs in TypeScript that a test runs under plain Node, as the product is bundled. `programs`: name and file
 * of each, relative to the checkout. Returns where each can be run from.
 */
export async function bundlePrograms<Name extends string>(
  folder: string,
  programs: Readonly<Record<Name, string>>,
  options: BundleOptions = {},
): Promise<Readonly<Record<Name, string>>> {
  const outDir = path.join('out', 'test', folder)
  const script = pathToFileURL(path.join(root, 'scripts/bundle.mjs')).href
  const { bundleForNode } = (await import(script)) as { readonly bundleForNode: Bundle }
  await bundleForNode(programs, outDir, options)
  const extension = options.format === 'cjs' ? 'cjs' : 'mjs'
  const places = Object.keys(programs).map(
    (name) => [name, path.join(root, outDir, `${name}.${extension}`)] as const,
  )
  return Object.fromEntries(places) as Record<Name, string>
}
