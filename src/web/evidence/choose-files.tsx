import { Upload } from 'lucide-react'
import { useRef } from 'react'

/** Files chosen from this machine, for those who do not drop them. */
export function ChooseFiles({ onFiles }: { onFiles(files: readonly File[]): void }) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <button type="button" className="plain-button add" onClick={() => input.current?.click()}>
        <Upload size={14} aria-hidden /> Choose files
      </button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])])
          currentTarget.value = ''
        }}
      />
    </>
  )
}
