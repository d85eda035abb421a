import { unbroken } from '#drawing/html/markup'

/** Words in which what stands between backticks is code. */
export function Prose({ text }: { text: string }) {
  return unbroken(text)
    .split(/`([^`]*)`/)
    .map((part, i) => (i % 2 === 1 ? <code key={i}>{part}</code> : part))
}
