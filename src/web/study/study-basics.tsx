import { DocumentCell } from '../cells/document-cell.tsx'
import { textOf } from '../fields/entries.ts'
import { useOpenStudy } from './study-context.ts'
import { type CellPlace, useEdits, wordsOf } from './use-edits.ts'

/** What the study is called, what it is about, in which currency it counts. */
export function StudyBasics() {
  const { document } = useOpenStudy()
  const { place } = useEdits()
  const cell = (key: string): CellPlace => place([key], wordsOf, (text) => `${key}: ${text}`)
  return (
    <div className="facts-grid study-basics">
      <label className="wide-field">
        <span>Title of the study</span>
        <DocumentCell
          wraps
          label="Title of the study"
          value={textOf(document, 'title')}
          place={cell('title')}
        />
      </label>
      <label>
        <span>Currency</span>
        <DocumentCell
          label="Currency"
          value={textOf(document, 'currency')}
          placeholder="EUR"
          place={cell('currency')}
        />
      </label>
      <label className="wide-field">
        <span>What it is about</span>
        <DocumentCell
          wraps
          label="What the study is about"
          value={textOf(document, 'about')}
          placeholder="–"
          place={cell('about')}
        />
      </label>
    </div>
  )
}
