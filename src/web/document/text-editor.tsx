import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands'
import { EditorState } from '@codemirror/state'
import { EditorView, keymap, lineNumbers } from '@codemirror/view'
import { useEffect, useRef } from 'react'
import { styleNonce } from '../look/theme.ts'

/** The text of a study in an editor; Escape and then Tab leave it by keyboard. */
export function TextEditor({ text, onChange }: { text: string; onChange(text: string): void }) {
  const place = useRef<HTMLDivElement>(null)
  const begun = useRef(text)
  const changed = useRef(onChange)
  useEffect(() => {
    changed.current = onChange
  })
  useEffect(() => {
    const view = new EditorView({
      parent: place.current!,
      state: EditorState.create({
        doc: begun.current,
        extensions: [
          EditorView.cspNonce.of(styleNonce()),
          EditorView.contentAttributes.of({ 'aria-label': 'Text of the study' }),
          lineNumbers(),
          history(),
          keymap.of([...historyKeymap, ...defaultKeymap, indentWithTab]),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) changed.current(update.state.doc.toString())
          }),
        ],
      }),
    })
    view.scrollDOM.tabIndex = 0
    return () => view.destroy()
  }, [])
  return <div className="text-editor" ref={place} />
}
