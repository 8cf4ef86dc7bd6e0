import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createAsks } from '../asks'
import { connect } from '../connect'
import { createMirror } from '../mirror'
import { shareFrames } from '../shared-frames'
import { visibilityOf } from '../visibility'
import { DropTarget } from '../ui/DropTarget'
import { ToClipboard } from '../ui/to-clipboard'
import { WayToSettings } from '../ui/way-to-settings'
import '../ui/theme.css'
import './dashboard.css'
import { Dashboard } from './Dashboard'

const client = connect()
const visibility = visibilityOf(document)
const frames = shareFrames()
const mirror = createMirror(client, visibility, frames)
const { asks, trouble } = createAsks(client)
const around = { client, mirror, visibility, frames, asks, trouble }
const root = document.getElementById('root')
if (!root) throw new Error('the page has no root element')
createRoot(root).render(
  <StrictMode>
    <WayToSettings value={asks.openSetting}>
      <ToClipboard value={asks.copy}>
        <Dashboard {...around} />
      </ToClipboard>
    </WayToSettings>
    <DropTarget onDrop={asks.newJobFrom} />
  </StrictMode>,
)
