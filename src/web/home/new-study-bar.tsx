import { Modal } from '@mantine/core'
import { FilePlus, LayoutTemplate, ScrollText, Upload } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTemplates } from '../call/queries.ts'
import type { NewStudyWays } from './use-new-study.ts'

/** The ways to begin: a template, a file of rows, a document, nothing. */
export function NewStudyBar({ create }: { create: NewStudyWays }) {
  const [open, setOpen] = useState<'template' | 'text' | 'empty'>()
  const files = useRef<HTMLInputElement>(null)
  const close = (): void => setOpen(undefined)
  return (
    <div className="new-study" aria-label="Begin a study" role="group">
      <button type="button" className="way" onClick={() => setOpen('template')}>
        <LayoutTemplate size={18} aria-hidden />
        <b>From a template</b>
        <small>an example to make your own</small>
      </button>
      <button type="button" className="way" onClick={() => files.current?.click()}>
        <Upload size={18} aria-hidden />
        <b>From your rows</b>
        <small>drop a table or a log anywhere here</small>
      </button>
      <button type="button" className="way" onClick={() => setOpen('text')}>
        <ScrollText size={18} aria-hidden />
        <b>From a document</b>
        <small>paste what somebody sent you</small>
      </button>
      <button type="button" className="way" onClick={() => setOpen('empty')}>
        <FilePlus size={18} aria-hidden />
        <b>From nothing</b>
        <small>begin with the job</small>
      </button>
      <input
        ref={files}
        type="file"
        multiple
        hidden
        onChange={({ currentTarget }) => {
          create.fromFiles([...(currentTarget.files ?? [])])
          currentTarget.value = ''
        }}
      />
      <Modal opened={open === 'template'} onClose={close} title="Begin from a template" size="lg">
        <Templates create={create} />
      </Modal>
      <Modal opened={open === 'text'} onClose={close} title="Begin from a document" size="lg">
        <FromText create={create} />
      </Modal>
      <Modal opened={open === 'empty'} onClose={close} title="Begin from nothing">
        <FromNothing create={create} />
      </Modal>
    </div>
  )
}

function Templates({ create }: { create: NewStudyWays }) {
  const templates = useTemplates()
  return (
    <ul className="choices">
      {(templates.data ?? []).map((template) => (
        <li key={template.id}>
          <button
            type="button"
            className="choice"
            disabled={create.busy}
            onClick={() => create.start({ from: 'template', template: template.id })}
          >
            <b>{template.title}</b>
            {template.simulated ? <span className="tag">simulated rows</span> : null}
            <small>{template.about}</small>
          </button>
        </li>
      ))}
    </ul>
  )
}

function FromText({ create }: { create: NewStudyWays }) {
  const [text, setText] = useState('')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        create.start({ from: 'text', text })
      }}
    >
      <label className="stacked">
        Study document (YAML or JSON)
        <textarea
          className="field code-field"
          rows={14}
          required
          data-autofocus
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </label>
      <button type="submit" className="plain-button main-action" disabled={create.busy}>
        Create the study
      </button>
    </form>
  )
}

function FromNothing({ create }: { create: NewStudyWays }) {
  const [title, setTitle] = useState('')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        create.start({ from: 'empty', title: title.trim() })
      }}
    >
      <label className="stacked">
        What is the study about?
        <input
          className="field"
          required
          maxLength={300}
          data-autofocus
          placeholder="An intake portal against paper forms"
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
      </label>
      <button type="submit" className="plain-button main-action" disabled={create.busy}>
        Create the study
      </button>
    </form>
  )
}
