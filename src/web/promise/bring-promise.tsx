import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { call } from '../call/call.ts'
import { keys } from '../call/queries.ts'
import { told } from '../call/told.ts'
import { useOpenStudy } from '../study/study-context.ts'

const mostBytes = 5e6

/** Brings in a promise that was frozen elsewhere, such as on the command line. */
export function BringPromise() {
  const { id } = useOpenStudy()
  const client = useQueryClient()
  const input = useRef<HTMLInputElement>(null)
  const bring = async (file: File): Promise<void> => {
    if (file.size > mostBytes) throw new Error('This file is too large for one of a promise.')
    const text = await file.text()
    const { to, on } = await call('makePromise', {
      params: { study: id },
      body: { from: 'file', text },
    })
    await client.invalidateQueries({ queryKey: keys.promises(id) })
    const whom = to === '' ? 'The promise' : `The promise to ${to}`
    notifications.show({ message: `${whom} of ${on} is kept with this study.` })
  }
  return (
    <>
      <button
        type="button"
        className="plain-button"
        title="A file that “worthline assess --save --as promise” wrote, or that was downloaded here"
        onClick={() => input.current?.click()}
      >
        Bring one in …
      </button>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        aria-label="File of a promise"
        hidden
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? []
          if (file !== undefined) void told(bring(file))
          currentTarget.value = ''
        }}
      />
    </>
  )
}
