import { createContext } from 'react'

/** How a page copies a text; resolves to whether it was copied. `null` where it cannot. */
export const ToClipboard = createContext<((text: string) => Promise<boolean>) | null>(null)
