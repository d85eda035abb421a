import { autocompletion, completionKeymap, type CompletionSource } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { linter } from '@codemirror/lint'
import { EditorState } from '@codemirror/state'
import { EditorView, keymap } from '@codemirror/view'
import { formulaWords } from '#value/formula/words'
import { styleNonce } from '../look/theme.ts'
import type { FormulaMark } from './check-formula.ts'

/** A word that can stand in a formula, with what it is called. */
export interface FormulaWord {
  readonly id: string
  readonly words: string
  readonly need: boolean
}

/** What an editor of one formula is made from. */
export interface FormulaEditing {
  readonly label: string
  readonly text: string
  marks(text: string): readonly FormulaMark[]
  readonly words: () => readonly FormulaWord[]
  changed(text: string): void
  left(): void
}

const marksAfter = 200

/** An editor of one formula in a place of the page, with completion, and marks while typing. */
export function formulaEditor(parent: HTMLElement, editing: FormulaEditing): EditorView {
  const leave = (view: EditorView): boolean => {
    view.contentDOM.blur()
    return true
  }
  return new EditorView({
    parent,
    state: EditorState.create({
      doc: editing.text,
      extensions: [
        EditorView.cspNonce.of(styleNonce()),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': editing.label }),
        history(),
        autocompletion({ override: [completion(editing)], icons: false }),
        linter(({ state }) => marksOf(state.doc.toString(), editing), { delay: marksAfter }),
        keymap.of([
          ...completionKeymap,
          { key: 'Enter', run: leave },
          ...historyKeymap,
          ...defaultKeymap,
        ]),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) editing.changed(update.state.doc.toString())
          if (update.focusChanged && !update.view.hasFocus) editing.left()
        }),
        EditorState.transactionFilter.of((change) => (change.newDoc.lines > 1 ? [] : change)),
      ],
    }),
  })
}

function marksOf(text: string, editing: FormulaEditing) {
  return editing.marks(text).map(({ from, words }) => {
    const start = Math.min(from, text.length)
    const word = /^[\w.-]+/.exec(text.slice(start))?.[0].length ?? 1
    const to = Math.min(start + word, text.length)
    return { from: Math.min(start, to), to, severity: 'error' as const, message: words }
  })
}

function completion(editing: FormulaEditing): CompletionSource {
  return (context) => {
    const word = context.matchBefore(/[\w-]+/)
    if (word === null && !context.explicit) return null
    const from = word?.from ?? context.pos
    const inNeed = /(saved|before|after|ratio)\(\s*$/.test(context.state.sliceDoc(0, from))
    const named = editing.words().filter(({ need }) => need === inNeed || !inNeed)
    return {
      from,
      options: [
        ...named.map(({ id, words, need }) => ({
          label: need && !inNeed ? `saved(${id})` : id,
          detail: words,
          boost: 1,
        })),
        ...(inNeed ? [] : formulaWords.map((label) => ({ label }))),
      ],
    }
  }
}
