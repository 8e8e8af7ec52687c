import { Button, Checkbox, Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { DestructionPlan } from '../../../shared/domain/destruction.ts'
import type { UserName } from '../../../shared/domain/person.ts'
import { localMinute } from '../../components/format.ts'
import type { Hand } from '../../stores/destructionStore.ts'
import { useWorkspace } from '../../stores/workspace.ts'

interface OrderForm {
  readonly passphrase: string
  readonly witness: UserName
  readonly witnessPassphrase: string
}

/** What two people read, accept and confirm with their passphrases. */
export function Order({ plan }: { readonly plan: DestructionPlan }) {
  const { t } = useTranslation()
  const { destruction, session } = useWorkspace()
  const { accepted, busy, destroy } = useStore(destruction)
  const [form] = Form.useForm<OrderForm>()
  const witness = Form.useWatch('witness', form)
  const witnessNeedsKeyFile = plan.witnesses.some(
    ({ name, needsKeyFile }) => name === witness && needsKeyFile,
  )
  const required = [{ required: true, message: t('firstRun.required') }]
  const submit = async (input: OrderForm) => {
    await destroy(input)
    form.resetFields(['passphrase', 'witnessPassphrase'])
  }
  if (plan.witnesses.length === 0) return <NoWitness plan={plan} />
  return (
    <section aria-label={t('destruction.title')}>
      <h1>{t('destruction.heading', { title: plan.title })}</h1>
      <p>{t('destruction.lead', { lender: plan.lender })}</p>
      <Warnings plan={plan} />
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        disabled={busy}
        initialValues={{ witness: plan.witnesses[0]?.name }}
        onFinish={submit}
      >
        <Form.Item
          name="passphrase"
          label={t('destruction.operatorPassphrase', { user: session.user })}
          rules={required}
        >
          <Input.Password autoComplete="off" />
        </Form.Item>
        {plan.needsKeyFile && <KeyFile hand="operator" />}
        <Form.Item name="witness" label={t('destruction.witness')}>
          <Select options={plan.witnesses.map(({ name }) => ({ value: name, label: name }))} />
        </Form.Item>
        <Form.Item name="witnessPassphrase" label={t('destruction.witnessPassphrase')} rules={required}>
          <Input.Password autoComplete="off" />
        </Form.Item>
        {witnessNeedsKeyFile && <KeyFile hand="witness" />}
        <Button
          type="primary"
          danger
          htmlType="submit"
          loading={busy}
          disabled={plan.warnings.some((warning) => !accepted.includes(warning))}
        >
          {t('destruction.destroy')}
        </Button>
      </Form>
    </section>
  )
}

/** Nobody destroys a batch alone: the way to a second person. */
function NoWitness({ plan: { title } }: { readonly plan: DestructionPlan }) {
  const { t } = useTranslation()
  const { navigation } = useWorkspace()
  return (
    <section aria-label={t('destruction.title')}>
      <h1>{t('destruction.heading', { title })}</h1>
      <p className="warn">{t('destruction.noWitness')}</p>
      <Button type="primary" onClick={() => navigation.getState().go({ screen: 'people' })}>
        {t('destruction.toPeople')}
      </Button>
    </section>
  )
}

/** Each warning is accepted by itself: nobody overlooks one among others. */
function Warnings({ plan }: { readonly plan: DestructionPlan }) {
  const { t } = useTranslation()
  const { destruction } = useWorkspace()
  const { accepted, accept } = useStore(destruction)
  if (plan.warnings.length === 0) return <p>{t('destruction.noWarnings')}</p>
  return (
    <fieldset className="destruction-warnings">
      <legend>{t('destruction.warnings')}</legend>
      {plan.warnings.map((warning) => (
        <Checkbox
          key={warning}
          checked={accepted.includes(warning)}
          onChange={({ target }) => accept(warning, target.checked)}
        >
          {t(`destruction.warning.${warning}`, { date: plan.retainUntil ?? '' })}
        </Checkbox>
      ))}
      {plan.warnings.includes('key-ring-copies') && (
        <ul>
          {plan.keyRingCopies.map(({ file, savedAt }) => (
            <li key={`${file} ${savedAt}`}>
              {file} <span className="soft">{localMinute(savedAt)}</span>
            </li>
          ))}
        </ul>
      )}
    </fieldset>
  )
}

function KeyFile({ hand }: { readonly hand: Hand }) {
  const { t } = useTranslation()
  const { destruction } = useWorkspace()
  const { keyFiles, pickKeyFile } = useStore(destruction)
  return (
    <p>
      <Button onClick={() => void pickKeyFile(hand)}>{t('destruction.pickKeyFile')}</Button>{' '}
      <span className="soft">{keyFiles[hand]?.name}</span>
    </p>
  )
}
