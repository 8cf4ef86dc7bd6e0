import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'

/** A folder that stands in for the root of /proc, /sys and /dev; it is gone when the test is. */
export interface Tree {
  readonly root: string
  /** Writes files, by their path inside the tree, with the line end that the kernel puts. */
  write(files: Readonly<Record<string, string | number>>): void
  remove(path: string): void
}

export function plantTree(files: Readonly<Record<string, string | number>> = {}): Tree {
  const root = mkdtempSync(path.join(tmpdir(), 'lull-tree-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  const tree: Tree = {
    root,
    write(more) {
      for (const [name, content] of Object.entries(more)) {
        const file = path.join(root, name)
        mkdirSync(path.dirname(file), { recursive: true })
        writeFileSync(file, `${content}\n`)
      }
    },
    remove: (name) => rmSync(path.join(root, name), { recursive: true }),
  }
  tree.write(files)
  return tree
}

/** Files of one folder, as `Tree.write` takes them. */
export function folder(
  name: string,
  files: Readonly<Record<string, string | number>>,
): Record<string, string | number> {
  return Object.fromEntries(Object.entries(files).map(([file, content]) => [`${name}/${file}`, content]))
}
