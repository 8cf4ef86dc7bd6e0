import type { Form } from './form'

/** Begins the form with the job or the file that the window's address names, also when it is led to another file later. */
export function beginAsLed(form: Form): void {
  const again = new URLSearchParams(window.location.search).get('job')
  if (again) void form.fillFromJob(again)
  const fillFromHash = () => {
    const [, path] = /^#\/from\/(.+)$/.exec(window.location.hash) ?? []
    if (path === undefined) return
    // Without it, the same file can be asked for once more.
    window.history.replaceState(null, '', window.location.pathname + window.location.search)
    void form.fillFromPath(decodeURIComponent(path))
  }
  window.addEventListener('hashchange', fillFromHash)
  fillFromHash()
}
