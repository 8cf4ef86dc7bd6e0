import { FolderOpen } from 'lucide-react'
import type { Job } from '../../../shared/model'
import { formatBytes } from '../../../shared/model/units'
import type { Asks } from '../../asks'
import type { Client } from '../../connect'
import { words } from '../../messages/dashboard'
import styles from './Outputs.module.css'

interface OutputsProps {
  readonly job: Job
  readonly client: Client
  readonly asks: Asks
}

/** The files that a job left, and the plots among them. */
export function Outputs({ job, client, asks }: OutputsProps) {
  if (job.outputFiles.length === 0) return <p className={styles.none}>{words.noOutputs}</p>
  const show = (path?: string) => asks.ask(client.app.openOutput({ job: job.id, ...(path && { path }) }))
  return (
    <div className={styles.outputs}>
      <button type="button" className="button" onClick={() => show()}>
        <FolderOpen size={15} aria-hidden />
        {words.openFolder}
      </button>
      <Plots job={job} />
      <table>
        <thead>
          <tr>
            <th scope="col">{words.file}</th>
            <th scope="col">{words.size}</th>
          </tr>
        </thead>
        <tbody>
          {job.outputFiles.map(({ path, sizeBytes }) => (
            <tr key={path}>
              <td>
                <button type="button" className={styles.path} onClick={() => show(path)}>
                  {path}
                </button>
              </td>
              <td>{formatBytes(sizeBytes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Drawings that a job made to be looked at; what else it drew may be thousands of frames. */
const mostPlots = 12

/** The plots among the outputs. The app serves them as pictures: nothing in them runs. */
function Plots({ job }: { readonly job: Job }) {
  const plots = job.outputFiles.filter(({ path }) => path.toLowerCase().endsWith('.svg'))
  if (plots.length === 0) return null
  return (
    <div className={styles.plots}>
      {plots.slice(0, mostPlots).map(({ path }) => (
        <img key={path} className={styles.plot} src={addressOf(job, path)} alt={words.plot(path)} />
      ))}
    </div>
  )
}

const addressOf = ({ id }: Job, path: string) =>
  `/outputs/${[id, ...path.split('/')].map((part) => encodeURIComponent(part)).join('/')}`
