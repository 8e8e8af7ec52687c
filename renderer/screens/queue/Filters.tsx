import { Button, Checkbox, Radio } from 'antd'
import { memo, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Severity } from '../../../shared/domain/finding.ts'
import type { Level, UserName } from '../../../shared/domain/person.ts'
import { CaseState, type QueueCounts, QueueFilter } from '../../../shared/domain/queue.ts'
import { SeverityMark } from '../../components/Severity.tsx'
import { useWorkspace } from '../../stores/workspace.ts'
import { useQueue } from './useQueue.ts'
import './filters.css'

const dues = ['overdue', 'today', 'this-week'] as const

/** What the queue can be narrowed to, with how many cases of the batch there are of each. */
export const Filters = memo(function Filters({ isOpen }: { readonly isOpen: boolean }) {
  const { t } = useTranslation()
  const { counts, needsAttention, awaitsEntry, ask } = useQueue((state) => ({
    counts: state.counts,
    needsAttention: state.filter.needsAttention,
    awaitsEntry: state.filter.awaitsEntry,
    ask: state.ask,
  }))
  return (
    <section
      className={isOpen ? 'queue-filters queue-filters-open' : 'queue-filters'}
      aria-label={t('queue.filters.title')}
    >
      {counts && (
        <>
          <Checkbox
            checked={needsAttention}
            onChange={({ target }) => void ask({ needsAttention: target.checked })}
          >
            <Counted label={t('queue.filters.attention')} count={counts.needsAttention} />
          </Checkbox>
          {(counts.awaitsEntry > 0 || awaitsEntry) && (
            <Checkbox
              checked={awaitsEntry}
              onChange={({ target }) => void ask({ awaitsEntry: target.checked })}
            >
              <Counted label={t('queue.filters.entry')} count={counts.awaitsEntry} />
            </Checkbox>
          )}
          <States counts={counts} />
          <Dues counts={counts} />
          <People counts={counts} />
          <Severities counts={counts} />
          <Levels counts={counts} />
          <Products counts={counts} />
          <Button size="small" onClick={() => void ask(QueueFilter.parse({}))}>
            {t('queue.clear')}
          </Button>
        </>
      )}
    </section>
  )
})

interface Counting {
  readonly counts: QueueCounts
}

function States({ counts }: Counting) {
  const { t } = useTranslation()
  const { chosen, ask } = useQueue((state) => ({ chosen: state.filter.states, ask: state.ask }))
  return (
    <Several
      title={t('queue.filters.state')}
      chosen={chosen}
      choose={(states) => ask({ states })}
      choices={CaseState.options.map((state) => ({
        value: state,
        label: t(`term.caseState.${state}`),
        count: counts.states[state],
      }))}
    />
  )
}

function Severities({ counts }: Counting) {
  const { t } = useTranslation()
  const { chosen, ask } = useQueue((state) => ({ chosen: state.filter.severities, ask: state.ask }))
  return (
    <Several
      title={t('queue.filters.severity')}
      chosen={chosen}
      choose={(severities) => ask({ severities })}
      choices={Severity.options.map((severity) => ({
        value: severity,
        label: (
          <>
            <SeverityMark severity={severity} /> {t(`term.severity.${severity}`)}
          </>
        ),
        count: counts.severities[severity],
      }))}
    />
  )
}

/** Of a batch that has one level only, it says nothing. */
function Levels({ counts }: Counting) {
  const { t } = useTranslation()
  const { chosen, ask } = useQueue((state) => ({ chosen: state.filter.levels, ask: state.ask }))
  if (counts.levels.length < 2) return null
  return (
    <Several<Level>
      title={t('queue.filters.level')}
      chosen={chosen}
      choose={(levels) => ask({ levels })}
      choices={counts.levels.map(({ level, count }) => ({
        value: level,
        label: t(`term.level.level-${level}`),
        count,
      }))}
    />
  )
}

function Products({ counts }: Counting) {
  const { t } = useTranslation()
  const { chosen, ask } = useQueue((state) => ({ chosen: state.filter.products, ask: state.ask }))
  if (counts.products.length < 2) return null
  return (
    <Several
      title={t('queue.filters.product')}
      chosen={chosen}
      choose={(products) => ask({ products })}
      choices={counts.products.map(({ product, count }) => ({ value: product, label: product, count }))}
    />
  )
}

function Dues({ counts }: Counting) {
  const { t } = useTranslation()
  const { chosen, ask } = useQueue((state) => ({ chosen: state.filter.due, ask: state.ask }))
  return (
    <One
      title={t('queue.filters.due')}
      chosen={chosen}
      choose={(due) => ask({ due })}
      choices={[
        { value: null, label: t('queue.filters.any') },
        ...dues.map((due) => ({ value: due, label: t(`queue.filters.${due}`), count: counts.due[due] })),
      ]}
    />
  )
}

/** The person at the desk comes first. */
function People({ counts }: Counting) {
  const { t } = useTranslation()
  const { session } = useWorkspace()
  const { person, ask } = useQueue((state) => ({ person: state.filter.person, ask: state.ask }))
  const others = counts.people.filter(({ name }) => name !== session.user)
  const own = counts.people.find(({ name }) => name === session.user)?.count ?? 0
  const one = (name: UserName, label: string, count: number) => ({ value: `name ${name}`, label, count })
  return (
    <One
      title={t('queue.filters.person')}
      chosen={person === null || person === 'nobody' ? person : `name ${person.name}`}
      choose={(value) => {
        const found = counts.people.find(({ name }) => `name ${name}` === value)
        const name = found?.name ?? session.user
        return ask({ person: value === null || value === 'nobody' ? value : { name } })
      }}
      choices={[
        { value: null, label: t('queue.filters.any') },
        one(session.user, t('queue.filters.me', { name: session.user }), own),
        { value: 'nobody', label: t('queue.filters.nobody'), count: counts.nobody },
        ...others.map(({ name, count }) => one(name, name, count)),
      ]}
    />
  )
}

interface Choice<T> {
  readonly value: T
  readonly label: React.ReactNode
  readonly count?: number
}

interface SeveralProps<T> {
  readonly title: string
  readonly chosen: readonly T[]
  readonly choose: (values: T[]) => Promise<void>
  readonly choices: readonly Choice<T>[]
}

function Several<T extends string | number>({ title, chosen, choose, choices }: SeveralProps<T>) {
  const id = useId()
  return (
    <fieldset aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <Checkbox.Group<T>
        value={[...chosen]}
        onChange={(values) => void choose(values)}
        options={choices.map(({ value, label, count }) => ({
          value,
          label: <Counted label={label} count={count} />,
        }))}
      />
    </fieldset>
  )
}

interface OneProps<T> {
  readonly title: string
  readonly chosen: T
  readonly choose: (value: T) => Promise<void>
  readonly choices: readonly Choice<T>[]
}

function One<T extends string | null>({ title, chosen, choose, choices }: OneProps<T>) {
  const id = useId()
  return (
    <fieldset aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <Radio.Group
        aria-labelledby={id}
        value={chosen ?? ''}
        onChange={({ target }) => {
          const picked = choices.find(({ value }) => (value ?? '') === target.value)
          if (picked) void choose(picked.value)
        }}
        options={choices.map(({ value, label, count }) => ({
          value: value ?? '',
          label: <Counted label={label} count={count} />,
        }))}
      />
    </fieldset>
  )
}

function Counted({ label, count }: { readonly label: React.ReactNode; readonly count?: number | undefined }) {
  return (
    <>
      <span>{label}</span> {count !== undefined && <span className="soft">{count}</span>}
    </>
  )
}
