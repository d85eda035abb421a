import { type DragEvent, type ReactNode, useState } from 'react'

/** A part of the page on which files can be dropped anywhere. */
export function FileDrop(props: {
  words: string
  onFiles(files: readonly File[]): void
  children: ReactNode
}) {
  const [over, setOver] = useState(false)
  const holdsFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files')
  return (
    <div
      className={over ? 'drop over' : 'drop'}
      onDragOver={(event) => {
        if (!holdsFiles(event)) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false)
      }}
      onDrop={(event) => {
        if (!holdsFiles(event)) return
        event.preventDefault()
        setOver(false)
        props.onFiles([...event.dataTransfer.files])
      }}
    >
      {props.children}
      {over ? <p className="drop-words">{props.words}</p> : null}
    </div>
  )
}
