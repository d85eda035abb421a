import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Suspense, useState } from 'react'
import { call } from '../call/call.ts'
import { errorWords } from '../call/call-error.ts'
import { keys } from '../call/queries.ts'
import { FindingList } from '../drawn/finding-list.tsx'
import { later } from '../shell/later.tsx'
import { Waiting } from '../shell/waiting.tsx'
import { useOpenStudy } from '../study/study-context.ts'

const TextEditor = later(() => import('./text-editor.tsx').then((m) => m.TextEditor))

/** The study as the text that it is, for those who would rather write; comments stay. */
export function DocumentPage() {
  const { id, file, queue } = useOpenStudy()
  const client = useQueryClient()
  const [text, setText] = useState<string>()
  const [base, setBase] = useState(file.revision)
  const [turn, setTurn] = useState(0)
  const giveUp = (): void => {
    setText(undefined)
    setTurn(turn + 1)
  }
  const saved = useMutation({
    mutationFn: async (now: string) => {
      await queue.allSaved()
      return call('writeText', {
        params: { study: id },
        body: { base, text: now, why: 'text written' },
      })
    },
    onSuccess: (document) => {
      client.setQueryData(keys.study(id), document)
      setText(undefined)
      setBase(document.revision)
      void client.invalidateQueries({ queryKey: keys.assessment(id) })
      void client.invalidateQueries({ queryKey: keys.revisions(id) })
    },
  })
  const changed = text !== undefined && text !== file.text
  return (
    <>
      <div className="room-head">
        <div>
          <h1>Document</h1>
          <p className="lead">
            The whole study as text (YAML). It is what <code>worthline assess</code> reads; comments
            stay as they are.
          </p>
        </div>
        <div className="actions">
          <button type="button" className="plain-button" disabled={!changed} onClick={giveUp}>
            Give changes up
          </button>
          <button
            type="button"
            className="plain-button main-action"
            disabled={!changed || saved.isPending}
            onClick={() => saved.mutate(text!)}
          >
            Save the text
          </button>
        </div>
      </div>
      {saved.isError ? (
        <p className="error" role="alert">
          {errorWords(saved.error)}
        </p>
      ) : null}
      {changed && base !== file.revision ? (
        <p className="banner">
          ▲ Somebody changed the study meanwhile: saving this text will be refused.
        </p>
      ) : null}
      <Suspense fallback={<Waiting words="Opening the editor" />}>
        <TextEditor
          key={`${text === undefined ? file.revision : base}-${turn}`}
          text={text ?? file.text}
          onChange={(now) => {
            if (text === undefined) setBase(file.revision)
            setText(now)
          }}
        />
      </Suspense>
      {file.findings.length === 0 ? null : (
        <>
          <h2>What is wrong or doubtful in it</h2>
          <FindingList findings={file.findings} />
        </>
      )}
    </>
  )
}
