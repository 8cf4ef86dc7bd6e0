import { Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { words } from '../../messages/dashboard'

const saidForMs = 2000

/** Copies what is kept of the log, and says so for two seconds. */
export function CopyLog({ onCopy }: { readonly onCopy: () => Promise<unknown> }) {
  const [isCopied, setCopied] = useState(false)
  useEffect(() => {
    if (!isCopied) return
    const timer = setTimeout(() => setCopied(false), saidForMs)
    return () => clearTimeout(timer)
  }, [isCopied])
  return (
    <>
      <button type="button" className="button" onClick={() => void onCopy().then(() => setCopied(true))}>
        <Copy size={14} aria-hidden />
        {isCopied ? words.copied : words.copy}
      </button>
      <span className="unseen" role="status">
        {isCopied && words.copied}
      </span>
    </>
  )
}
