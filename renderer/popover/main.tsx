import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { connect } from '../connect'
import { createMirror } from '../store'
import '../ui/theme.css'
import { Popover } from './Popover'

const client = connect()
const mirror = createMirror(client)
const root = document.getElementById('root')
if (!root) throw new Error('the page has no root element')
createRoot(root).render(
  <StrictMode>
    <Popover mirror={mirror} client={client} />
  </StrictMode>,
)
