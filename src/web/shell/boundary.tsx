import { Component, type ReactNode } from 'react'

/** Where a part of the page fails, the rest stands, and a reader can go on. */
export class Boundary extends Component<{ children: ReactNode }, { failed?: Error }> {
  override state: { failed?: Error } = {}

  static getDerivedStateFromError(failed: Error): { failed: Error } {
    return { failed }
  }

  override render(): ReactNode {
    const { failed } = this.state
    if (failed === undefined) return this.props.children
    return (
      <div className="empty" role="alert">
        <p>
          <b>This part of the page could not be shown.</b>
        </p>
        <p>
          {failed.message} Nothing is lost: what you changed is kept.{' '}
          <button type="button" className="link" onClick={() => this.setState({})}>
            Try again
          </button>
        </p>
      </div>
    )
  }
}
