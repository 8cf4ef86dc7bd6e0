import { Pin as PinIcon } from 'lucide-react'
import { useEffect, useState } from 'react'
import { messages } from '../messages'
import { IconButton } from './IconButton'

interface PinProps {
  readonly onChange: (isPinned: boolean) => void
}

/** Keeps the popover where it is while the person looks for a file in other windows to drop on it. */
export function Pin({ onChange }: PinProps) {
  const [isPinned, setPinned] = useState(false)
  // Said at first too: a page that was made anew after a crash begins unpinned in a window that may still be kept.
  useEffect(() => onChange(isPinned), [onChange, isPinned])
  return (
    <IconButton
      icon={PinIcon}
      label={messages.keepOpen}
      isPressed={isPinned}
      onClick={() => setPinned(!isPinned)}
    />
  )
}
