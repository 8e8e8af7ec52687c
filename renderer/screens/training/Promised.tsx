import { Spin } from 'antd'
import { lazy, type ReactNode, Suspense, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { ErrorNotice } from '../../components/ErrorNotice.tsx'
import { useWorkspace } from '../../stores/workspace.ts'

// Only once in a person's time here, so its words are not in what the window opens with.
const ConfidentialityPromise = lazy(async () => {
  const { ConfidentialityPromise } = await import('./ConfidentialityPromise.tsx')
  return { default: ConfidentialityPromise }
})

interface PromisedProps {
  readonly lock: () => Promise<void>
  readonly children: ReactNode
}

/** What is behind it is for those who have given the promise of confidentiality. */
export function Promised({ lock, children }: PromisedProps) {
  const { t } = useTranslation()
  const { training } = useWorkspace()
  const { nda, error, load } = useStore(training)
  useEffect(() => void load(), [load])
  if (!nda) {
    if (error) return <ErrorNotice error={error} action={{ label: t('app.retry'), run: () => void load() }} />
    return <Spin fullscreen delay={300} />
  }
  if (nda.acknowledgedAt !== null) return children
  return (
    <Suspense fallback={<Spin fullscreen delay={300} />}>
      <ConfidentialityPromise lock={lock} />
    </Suspense>
  )
}
