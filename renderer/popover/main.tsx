import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createAsks } from '../asks'
import { connect } from '../connect'
import { createMirror } from '../mirror'
import { visibilityOf } from '../visibility'
import { DropTarget } from '../ui/DropTarget'
import '../ui/theme.css'
import { ToClipboard } from '../ui/to-clipboard'
import { WayToSettings } from '../ui/way-to-settings'
import { Popover } from './Popover'
import { createWishes } from './wishes'

const client = connect()
const mirror = createMirror(client, visibilityOf(document))
const { asks, trouble } = createAsks(client)
const wishes = createWishes(client, asks)
const isWindow = new URLSearchParams(window.location.search).get('as') === 'window'
const root = document.getElementById('root')
if (!root) throw new Error('the page has no root element')
createRoot(root).render(
  <StrictMode>
    <WayToSettings value={wishes.openSetting}>
      <ToClipboard value={asks.copy}>
        <Popover mirror={mirror} wishes={wishes} trouble={trouble} isWindow={isWindow} />
      </ToClipboard>
    </WayToSettings>
    <DropTarget onDrop={wishes.newJobFrom} onOver={wishes.draggedOver} />
  </StrictMode>,
)
