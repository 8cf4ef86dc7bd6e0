import type { Job } from '../../shared/model'

/** Where the app serves a file that a job left, as a picture: nothing in it runs. */
export const outputAddress = ({ id }: Pick<Job, 'id'>, path: string): string =>
  `/outputs/${[id, ...path.split('/')].map((part) => encodeURIComponent(part)).join('/')}`

const picture = /\.(svg|png|jpe?g|gif|webp)$/i

/** The pictures among what a job left, by their paths. */
export const picturesOf = ({ outputFiles }: Pick<Job, 'outputFiles'>): readonly string[] =>
  outputFiles.map(({ path }) => path).filter((path) => picture.test(path))
