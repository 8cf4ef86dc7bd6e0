import { useEffect } from 'react'

/** Looks for the setting that the window's address names, at first and whenever it is led to another. */
export function useLed(search: (text: string) => void): void {
  useEffect(() => {
    const look = () => {
      const [, key] = /^#\/setting\/(.+)$/.exec(window.location.hash) ?? []
      if (key === undefined) return
      // Without it, the same setting can be asked for once more.
      window.history.replaceState(null, '', window.location.pathname)
      search(key)
    }
    look()
    window.addEventListener('hashchange', look)
    return () => window.removeEventListener('hashchange', look)
  }, [search])
}
