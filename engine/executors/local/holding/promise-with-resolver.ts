export interface PromiseWithResolver {
  readonly promise: Promise<void>
  readonly resolve: () => void
}

/** `Promise.withResolvers` comes with Node 22. */
export function promiseWithResolver(): PromiseWithResolver {
  let resolve = (): void => undefined
  const promise = new Promise<void>((settle) => {
    resolve = settle
  })
  return { promise, resolve }
}
