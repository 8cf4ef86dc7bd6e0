/** What the engine tells a launcher in its first line, as JSON. */
export interface LauncherOrder {
  readonly folder: string
  readonly base: string
  readonly job: string
  readonly ask: string
  readonly pipe: string
  readonly program: string
  readonly command: readonly string[]
  readonly workdir: string
  readonly env: Readonly<Record<string, string>>
}
