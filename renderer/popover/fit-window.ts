/** Asks for a window as high as the content, once it is there and whenever that changes. A React ref: returns how to stop. */
export function fitWindow(content: HTMLElement): () => void {
  let asked: number | undefined
  const observer = new ResizeObserver(() => {
    const height = Math.ceil(content.getBoundingClientRect().height)
    if (height === asked) return
    asked = height
    window.resizeTo(window.innerWidth, height)
  })
  observer.observe(content)
  return () => observer.disconnect()
}
