import { MoreSettings } from '../form/more-settings.tsx'

const keys = ['read', 'keep', 'exclude', 'source']

/** How the file of a data set is read, and which of its rows count. */
export function RowSettings({ id }: { id: string }) {
  return (
    <MoreSettings
      words="How the file is read: signs, sheets, time zone, rows that are left out, where it comes from"
      path={['data', id]}
      of={['data']}
      data={id}
      keys={keys}
      why={`how the file of ${id} is read`}
    />
  )
}
