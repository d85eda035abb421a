import type { ReactNode } from 'react'
import { Link, useLocation } from 'wouter'

/** One way out of the rail. */
export interface Way {
  readonly to: string
  readonly label: string
  /** Quiet words beside it: what is there, or what is missing. */
  readonly note?: string
  readonly icon: ReactNode
}

/** What stands around every page: the rail (a bar on a phone), the top line, the panel. */
export function Frame(props: {
  title?: string
  ways: readonly (readonly Way[])[]
  top: ReactNode
  panel?: ReactNode
  children: ReactNode
}) {
  return (
    <div className={props.panel ? 'app has-trace' : 'app'}>
      <a className="skip" href="#content">
        To the content
      </a>
      <nav className="rail" aria-label="Rooms">
        <Link href="/" className="mark">
          Worthline
        </Link>
        {props.title === undefined ? null : <div className="study-name">{props.title}</div>}
        {props.ways.map((group) => (
          <ul key={group[0]?.to}>
            {group.map((way) => (
              <RailEntry key={way.to} {...way} />
            ))}
          </ul>
        ))}
      </nav>
      <div className="middle">
        <header className="top-bar">{props.top}</header>
        <main id="content" tabIndex={-1}>
          {props.children}
        </main>
      </div>
      {props.panel}
    </div>
  )
}

function RailEntry({ to, label, note, icon }: Way) {
  const [here] = useLocation()
  return (
    <li>
      <Link href={to} aria-current={here === to ? 'page' : undefined}>
        {icon}
        <span className="rail-label">{label}</span>
        {note === undefined || note === '' ? null : <small>{note}</small>}
      </Link>
    </li>
  )
}
