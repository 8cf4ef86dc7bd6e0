import { CirclePlay, Hand, type LucideIcon, OctagonX, RotateCcw } from 'lucide-react'
import type { Deed } from './deeds'

export const deedIcons: Readonly<Record<Deed, LucideIcon>> = {
  runNow: CirclePlay,
  hold: Hand,
  release: Hand,
  retry: RotateCcw,
  cancel: OctagonX,
}
