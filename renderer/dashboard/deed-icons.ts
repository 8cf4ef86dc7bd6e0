import { CirclePlay, Hand, type LucideIcon, OctagonX, Play, RotateCcw } from 'lucide-react'
import type { Deed } from '../../shared/model'

export const deedIcons: Readonly<Record<Deed, LucideIcon>> = {
  runNow: CirclePlay,
  hold: Hand,
  release: Play,
  retry: RotateCcw,
  cancel: OctagonX,
}
