/** Asks for a window as high as the content, now and whenever that changes. A React ref: returns how to stop. */
export function fitWindow(content: HTMLElement): () => void {
  const observer = new ResizeObserver(() => {
    const height = Math.ceil(content.getBoundingClientRect().height)
    if (height !== window.innerHeight) window.resizeTo(window.innerWidth, height)
  })
  observer.observe(content)
  return () => observer.disconnect()
}
