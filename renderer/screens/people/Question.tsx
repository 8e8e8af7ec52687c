import { Checkbox, Form, Input, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { Role, type UserName } from '../../../shared/domain/person.ts'
import { ErrorNotice } from '../../components/ErrorNotice.tsx'
import { NewPassphrase } from '../../components/NewPassphrase.tsx'
import type { PeopleQuestion } from '../../stores/peopleStore.ts'
import { useWorkspace } from '../../stores/workspace.ts'

interface Answer {
  readonly user: UserName
  readonly roles: readonly Role[]
  readonly next: string
  readonly ownPassphrase: string
}

/** What is asked before something is done about a person. */
export function Question() {
  const { people } = useWorkspace()
  const question = useStore(people, (state) => state.question)
  if (!question) return null
  const key = 'person' in question ? `${question.about} ${question.person.name}` : question.about
  return <Dialog key={key} question={question} />
}

function Dialog({ question }: { readonly question: PeopleQuestion }) {
  const { t } = useTranslation()
  const { people } = useWorkspace()
  const { busy, error, putAside } = useStore(people)
  const [form] = Form.useForm<Answer>()
  const { title, hint } = useWords(question)
  const answer = useAnswer(question)
  return (
    <Modal
      open
      title={title}
      okText={t('people.confirm')}
      cancelText={t('app.cancel')}
      confirmLoading={busy}
      onOk={form.submit}
      onCancel={putAside}
      centered
    >
      <p>{hint}</p>
      {error && <ErrorNotice error={error} />}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        disabled={busy}
        initialValues={{ roles: question.about === 'roles' ? question.person.roles : ['reviewer-1'] }}
        onFinish={answer}
      >
        <Fields question={question} />
      </Form>
    </Modal>
  )
}

function Fields({ question }: { readonly question: PeopleQuestion }) {
  const { t } = useTranslation()
  const { session } = useWorkspace()
  const user = Form.useWatch('user', Form.useFormInstance<Answer>())
  const required = { required: true, message: t('firstRun.required') }
  const { about } = question
  const setsPassphrase = about === 'add' || about === 'reset'
  const known = [about === 'reset' ? question.person.name : (user ?? ''), session.vendor]
  return (
    <>
      {about === 'add' && (
        <Form.Item name="user" label={t('people.name')} rules={[{ ...required, whitespace: true }]}>
          <Input maxLength={64} autoFocus autoComplete="off" />
        </Form.Item>
      )}
      {(about === 'add' || about === 'roles') && (
        <Form.Item name="roles" label={t('people.roles')} rules={[required]}>
          <Checkbox.Group
            options={Role.options.map((role) => ({ value: role, label: t(`term.role.${role}`) }))}
          />
        </Form.Item>
      )}
      {setsPassphrase && (
        <NewPassphrase
          label={t('people.initialPassphrase')}
          repeatLabel={t('firstRun.repeat')}
          known={known}
        />
      )}
      {(setsPassphrase || about === 'renew') && (
        <Form.Item
          name="ownPassphrase"
          label={t('people.ownPassphrase')}
          extra={t('people.ownPassphraseHint')}
          rules={[required]}
        >
          <Input.Password autoComplete="off" />
        </Form.Item>
      )}
    </>
  )
}

function useWords(question: PeopleQuestion): { title: string; hint: string } {
  const { t } = useTranslation()
  switch (question.about) {
    case 'add':
      return { title: t('people.addTitle'), hint: t('people.addHint') }
    case 'renew':
      return { title: t('people.renewTitle'), hint: t('people.renewHint') }
    case 'roles':
      return { title: t('people.rolesTitle', question.person), hint: t('people.rolesHint') }
    case 'disable':
      return { title: t('people.disableTitle', question.person), hint: t('people.disableHint') }
    case 'reset':
      return { title: t('people.resetTitle', question.person), hint: t('people.resetHint') }
  }
}

function useAnswer(question: PeopleQuestion): (answer: Answer) => Promise<void> {
  const { add, setRoles, setEnabled, resetPassphrase, renewRecoveryKey } = useWorkspace().people.getState()
  return ({ user, roles, next, ownPassphrase }) => {
    switch (question.about) {
      case 'add':
        return add({ user, roles, passphrase: next, ownPassphrase })
      case 'renew':
        return renewRecoveryKey(ownPassphrase)
      case 'roles':
        return setRoles(question.person.name, roles)
      case 'disable':
        return setEnabled(question.person.name, false)
      case 'reset':
        return resetPassphrase({ user: question.person.name, passphrase: next, ownPassphrase })
    }
  }
}
