import { Checkbox, Modal, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { Assignee } from '../../../shared/domain/queue.ts'
import { ErrorNotice } from '../../components/ErrorNotice.tsx'
import { type AssignmentWay, assignmentOf } from '../../stores/assignmentStore.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import './assignment.css'

const ways: readonly AssignmentWay[] = ['to', 'evenly', 'by-load', 'nobody']

/** Asks to whom the marked cases go. */
export function AssignmentDialog() {
  const { t } = useTranslation()
  const { assignment } = useWorkspace()
  const { cases, way, chosen, busy, error, by, give, drop } = useStore(assignment)
  if (!cases) return null
  const isSaid = assignmentOf({ way, chosen }) !== null
  return (
    <Modal
      open
      title={t('queue.assign.title', { count: cases.length })}
      okText={t(way === 'nobody' ? 'queue.assign.take' : 'queue.assign.give')}
      cancelText={t('app.cancel')}
      okButtonProps={{ disabled: !isSaid, loading: busy, htmlType: 'submit', form: 'assignment' }}
      onCancel={drop}
    >
      <form
        id="assignment"
        className="assignment"
        onSubmit={(event) => {
          event.preventDefault()
          void give()
        }}
      >
        {error && <ErrorNotice error={error} />}
        <h3 id="assignment-how">{t('queue.assign.how')}</h3>
        <Radio.Group
          aria-labelledby="assignment-how"
          value={way}
          onChange={({ target }) => by(target.value as AssignmentWay)}
        >
          {ways.map((option) => (
            <Radio key={option} value={option} autoFocus={option === way}>
              {t(`queue.assign.ways.${option}`)}{' '}
              <span className="soft">{t(`queue.assign.says.${option}`)}</span>
            </Radio>
          ))}
        </Radio.Group>
        {way !== 'nobody' && <People />}
      </form>
    </Modal>
  )
}

function People() {
  const { t } = useTranslation()
  const { people, way, chosen, choose } = useStore(useWorkspace().assignment)
  const Choice = way === 'to' ? Radio : Checkbox
  return (
    <>
      <h3 id="assignment-who">{t('queue.assign.who')}</h3>
      {people === null && <p className="soft">{t('queue.assign.loading')}</p>}
      {people?.length === 0 && <p className="soft">{t('queue.assign.none')}</p>}
      <fieldset className="assignment-people" aria-labelledby="assignment-who">
        {people?.map((person) => (
          <Choice
            key={person.name}
            name="assignee"
            checked={chosen.includes(person.name)}
            onChange={() => choose(person.name)}
          >
            <Person person={person} />
          </Choice>
        ))}
      </fieldset>
    </>
  )
}

function Person({ person: { name, levels, open } }: { readonly person: Assignee }) {
  const { t } = useTranslation()
  return (
    <>
      {name}{' '}
      <span className="soft">
        {levels.map((level) => t(`term.level.level-${level}`)).join(t('app.separator'))}
        {' · '}
        {t('queue.assign.inHand', { count: open })}
      </span>
    </>
  )
}
