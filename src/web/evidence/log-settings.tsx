import { MoreSettings } from '../form/more-settings.tsx'
import { RowSettings } from './row-settings.tsx'

const eventKeys = ['lifecycle', 'finished', 'abandoned', 'failed', 'order', 'open-at', 'activity']

/** What a process log says beyond its columns and steps. */
export function LogSettings({ id }: { id: string }) {
  return (
    <ul className="plain log-settings">
      <li>
        <MoreSettings
          words="How events are read: starts and ends, what was given up, what failed"
          path={['data', id, 'log']}
          of={['data', 'log']}
          data={id}
          keys={eventKeys}
          why={`how the log ${id} is read`}
        />
      </li>
      <li>
        <RowSettings id={id} />
      </li>
    </ul>
  )
}
