import { Modal } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { counted } from '#charts/wording'
import type { BroughtValues, ValuesFile } from '#contract/brought-values'
import type { StudyDocument } from '#contract/study'
import { call } from '../call/call.ts'
import { CallError, errorWords } from '../call/call-error.ts'
import { keys } from '../call/queries.ts'
import { FindingList } from '../drawn/finding-list.tsx'
import { AskedField } from '../fields/asked-field.tsx'
import { useOpenStudy } from '../study/study-context.ts'

const mostBytes = 8e6

/** Values that somebody changed in the exported spreadsheet: shown beside those of the study, then taken over. */
export function BringValues({ onClose }: { onClose(): void }) {
  const { id, queue } = useOpenStudy()
  const client = useQueryClient()
  const [by, setBy] = useState('')
  const [kind, setKind] = useState<ValuesFile['kind']>('judgement')
  const ask = async (
    sent: Pick<ValuesFile, 'name' | 'content'>,
    wanted: Pick<ValuesFile, 'write' | 'by'>,
  ): Promise<BroughtValues> => {
    await queue.allSaved()
    const { revision: base } = client.getQueryData<StudyDocument>(keys.study(id))!
    const body = { ...sent, base, kind, ...wanted }
    return call('bringValues', { params: { study: id }, body })
  }
  const compared = useMutation({
    mutationFn: async (chosen: File) => {
      const sent = { name: chosen.name, content: await base64Of(chosen) }
      return { sent, ...(await ask(sent, { write: false })) }
    },
  })
  const taken = useMutation({
    mutationFn: () => ask(compared.data!.sent, { by, write: true }),
    onSuccess: ({ study, changes }) => {
      client.setQueryData(keys.study(id), study)
      notifications.show({
        message: `${counted(changes.length, 'value')} taken over. Undo takes them back.`,
      })
      onClose()
    },
  })
  const brought = compared.data
  const error = taken.error ?? compared.error
  return (
    <Modal opened onClose={onClose} title="Bring values back from a spreadsheet" size="lg">
      <p className="sub">
        The spreadsheet that was taken out here, with values changed in its sheet Assumptions, or a
        table (CSV) with the columns <code>id</code> and <code>value</code>. You see first what
        differs.
      </p>
      <label className="stacked">
        Spreadsheet or table
        <input
          type="file"
          className="field"
          accept=".xlsx,.csv,.tsv,.txt"
          data-autofocus
          // The same file may have been changed and is chosen again.
          onClick={({ currentTarget }) => {
            currentTarget.value = ''
          }}
          onChange={({ currentTarget }) => {
            const [chosen] = currentTarget.files ?? []
            taken.reset()
            if (chosen !== undefined) compared.mutate(chosen)
          }}
        />
      </label>
      {compared.isPending ? <p className="quiet">Comparing it with the study …</p> : null}
      {error === null ? null : (
        <>
          <p role="alert">{errorWords(error)}</p>
          <FindingList
            findings={error instanceof CallError ? (error.problem.findings ?? []) : []}
          />
        </>
      )}
      {brought === undefined || compared.isPending ? null : (
        <>
          <FindingList findings={brought.findings} />
          <Differences changes={brought.changes} />
        </>
      )}
      {brought === undefined || brought.changes.length === 0 || compared.isPending ? null : (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            taken.mutate()
          }}
        >
          <AskedField
            question="Who stands behind these values?"
            placeholder="ACME finance"
            value={by}
            onChange={setBy}
          />
          <label className="stacked">
            How do they know?
            <select
              className="field"
              value={kind}
              onChange={(event) => setKind(event.currentTarget.value as ValuesFile['kind'])}
            >
              <option value="judgement">their judgement</option>
              <option value="customer-record">the customer’s records</option>
            </select>
          </label>
          <button
            type="submit"
            className="plain-button main-action"
            disabled={taken.isPending || by.trim() === ''}
          >
            Take {counted(brought.changes.length, 'value')} over
          </button>
        </form>
      )}
    </Modal>
  )
}

function Differences({ changes }: Pick<BroughtValues, 'changes'>) {
  if (changes.length === 0) return <p role="status">Nothing differs from the study.</p>
  return (
    <div className="scroll" role="region" aria-label="What differs" tabIndex={0}>
      <table className="sheet">
        <thead>
          <tr>
            <th scope="col">Assumption</th>
            <th scope="col">In the study</th>
            <th scope="col">In the file</th>
            <th scope="col">Unit</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ id, label, was, becomes, unit }) => (
            <tr key={id}>
              <th scope="row">{label}</th>
              <td>{was}</td>
              <td>{becomes}</td>
              <td>{unit === '1' ? '' : unit}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** The bytes of a file as text. */
async function base64Of(file: File): Promise<string> {
  if (file.size > mostBytes) throw new Error('This file is too large for one of values.')
  const address = await new Promise<string>((done, fail) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => done(String(reader.result)))
    reader.addEventListener('error', () => fail(new Error('This file cannot be read.')))
    reader.readAsDataURL(file)
  })
  return address.slice(address.indexOf(',') + 1)
}
