import type { Meaning } from './meanings.ts'

/** A page of the guide. `[shortcut]` in a text stands for the keys that the person presses for it. */
export interface Guide {
  readonly id: string
  readonly title: Meaning
  /** Paragraphs, in order; the languages have as many. */
  readonly body: { readonly zh: readonly string[]; readonly en: readonly string[] }
}

export const guides: readonly Guide[] = [
  {
    id: 'day',
    title: { zh: '一天的工作', en: 'A working day' },
    body: {
      zh: [
        '解锁后在“批次”里打开要审的批次，进入案件队列。按 [queue.next] 领取下一个待审案件。',
        '案件里左边是资料，中间是原件，右边是字段、问题和意见。按 [fields.enter] 到存疑字段，对照原件，[fields.confirm] 确认并到下一个。',
        '未解决的问题有几个、多严重，一直显示在字段下面。按 [findings.next] 逐条看依据；能说明的用 [findings.explain] 解释，对本案不要紧的用 [findings.waive] 豁免，都要写原因。',
        '用数字键给出意见，除“通过”外要选原因；[opinion.save] 保存并打开下一案。离开座位前按 [app.lock] 锁定。',
      ],
      en: [
        'After unlocking, open the batch to be reviewed; its queue of cases comes up. [queue.next] takes the next one that waits.',
        'In a case the documents are at the left, the page in the middle, fields, findings and the opinion at the right. [fields.enter] goes to a doubtful field; compare it with the page, and [fields.confirm] confirms and goes on.',
        'How many findings are open, and how severe, stays in sight below the fields. [findings.next] walks through them and their evidence. Explain ([findings.explain]) what has a reason, waive ([findings.waive]) what does not matter; both want a sentence.',
        'Give the opinion by the digit keys; all but "pass" need a reason. [opinion.save] saves and opens the next case. Lock with [app.lock] before you leave the desk.',
      ],
    },
  },
  {
    id: 'vault',
    title: { zh: '保管库、口令和恢复密钥', en: 'The vault, passphrases and the recovery key' },
    body: {
      zh: [
        '保管库是本机上的一个加密文件夹：资料包、识别结果、意见和日志都在里面。没有口令谁也打不开，锁定后密钥立即离开内存。',
        '每人有自己的口令和签名密钥，别人（包括主管）不能替您签意见。忘记口令时由主管重设，旧的签名密钥随之作废，已签的意见仍有效。',
        '恢复密钥只显示一次，应打印或存到 U 盘，锁在本机以外的地方。最后一位主管忘记口令时，只有它能打开保管库。',
        '口令用几个不相关的词最好记也最安全。不要写在屏幕边上，也不要和别人共用。',
      ],
      en: [
        'The vault is an encrypted folder on this computer: packages, readings, opinions and logs are in it. Nobody opens it without a passphrase, and locking removes the keys from memory at once.',
        'Everybody has a passphrase and a signing key of their own; nobody, the supervisor included, can sign for you. If you forget it a supervisor sets another; the old signing key is retired and what it signed stays valid.',
        'The recovery key is shown once. Print it or save it to a stick, and lock it away from this computer. If the last supervisor forgets the passphrase, nothing else opens the vault.',
        'Several unrelated words make the best passphrase. Do not stick it to the screen, nor share it.',
      ],
    },
  },
  {
    id: 'lender',
    title: { zh: '登记第一家委托方', en: 'The first lender' },
    body: {
      zh: [
        '一、向委托方的 IT 索取“名片”文件 lender.json（对方运行 lender init 生成）。文件可以用邮件发，因为下一步会核对它。',
        '二、在“委托方”中按 [lenders.trust] 选择该文件。屏幕上出现 64 位指纹。',
        '三、拨打合同上的电话（不要用邮件里写的号码），请对方读出自己的指纹，每组四位，一组一组对。全部一致才登记；有一位不同就不要登记，告知对方，并在“事件”中记录。',
        '四、按 [lenders.exportCard] 导出本站名片发给对方，对方同样用电话与您核对。',
        '五、选中委托方，按 [lenders.issueKey] 签发接收密钥，发给对方。一把密钥只收一个批次。',
        '六、对方打包后，在“批次”中按 [batches.import] 导入，再按 [batches.read] 识别；识别可以暂停，锁定后也能接着做。',
      ],
      en: [
        "1. Ask the lender's IT for its card, the file lender.json (made by lender init). It may come by e-mail: the next steps check it.",
        '2. Under "Lenders" press [lenders.trust] and choose the file. A fingerprint of 64 digits appears.',
        '3. Call the number in your contract (never one from the e-mail) and let them read their fingerprint aloud, in groups of four. Trust it only if every group agrees; if one digit differs do not: tell them, and record it under Incidents.',
        "4. [lenders.exportCard] exports this station's card; they compare it with you in the same way.",
        '5. Choose the lender and issue a receiving key with [lenders.issueKey]; send it to them. One key takes one batch.',
        '6. When the package comes, import it under "Batches" with [batches.import], and read it with [batches.read]; reading can be paused, and goes on after locking too.',
      ],
    },
  },
  {
    id: 'fields',
    title: { zh: '核对字段', en: 'Checking fields' },
    body: {
      zh: [
        '存疑字段排在前面并写明原因。输入框里就是识别的内容，右边是申请表的值，不同的字会标出。',
        '[fields.magnify] 放大字段在原件上的位置，[fields.candidate] 依次填入符合校验位的值。看不清答“无法辨认”（[fields.illegible]），本来没有答“不适用”（[fields.notApplicable]）。',
        '证件号码默认遮盖；[fields.reveal] 显示全案号码，并记入日志。[fields.history] 看每次回答是谁给的。',
        '要求双人录入的字段，两人互相看不到；不一致时由第三人决定。',
      ],
      en: [
        "Doubtful fields come first, with the reason. The box holds what was read; beside it stands the application's value, with differing characters marked.",
        '[fields.magnify] enlarges the place of the field on the page, [fields.candidate] fills in the values that pass the check digit one after the other. Answer "illegible" ([fields.illegible]) or "not applicable" ([fields.notApplicable]) where that is so.',
        'Numbers are masked. [fields.reveal] shows those of the case and is recorded in the log. [fields.history] shows who answered what.',
        "Fields with double entry are typed by two people who do not see each other's; where they differ a third decides.",
      ],
    },
  },
  {
    id: 'documents',
    title: { zh: '看资料', en: 'Looking at documents' },
    body: {
      zh: [
        '[documents.next] 和 [documents.previous] 换资料，[viewer.nextPage] 翻页，[viewer.zoomIn] 放大，[viewer.fit] 适合窗口，[viewer.rotate] 旋转。',
        '类型识别错了用 [documents.classify] 改；方向不对，转正后按 [documents.upright]；几份资料拼在一个文件里，在新的一份起始页按 [documents.split]。系统随即重新识别。',
        '资料的顺序可以用鼠标拖动调整，也可以用 [documents.earlier]、[documents.later] 一次移一位。',
        '[viewer.beside] 并排看两份，[viewer.search] 在文字里查找。页面上的水印是您的名字。',
      ],
      en: [
        '[documents.next] and [documents.previous] change the document, [viewer.nextPage] the page; [viewer.zoomIn] enlarges, [viewer.fit] fits the window, [viewer.rotate] turns.',
        'Say of what kind a document is with [documents.classify]; turn it upright and press [documents.upright]; where several papers are in one file press [documents.split] on the first page of the next. It is read again at once.',
        'Drag documents into another order, or move the one on the screen by a place with [documents.earlier] and [documents.later].',
        '[viewer.beside] puts two side by side, [viewer.search] finds text. The watermark across the page is your name.',
      ],
    },
  },
  {
    id: 'queue',
    title: { zh: '案件队列', en: 'The queue' },
    body: {
      zh: [
        '[queue.search] 搜索姓名、号码、备注和识别出的文字，一两个字也可以。[queue.filters] 按状态、级别、产品、截止日、人员和问题筛选，[queue.clear] 清除。',
        '[queue.saveView] 把条件存成视图，[queue.views] 再选出来。',
        '在案件里按 [neighbours.show] 把当前列表显示在一旁（每人各自记住），[neighbours.next]、[neighbours.previous] 直接换到列表中的下一案、上一案。',
        '主管用 [queue.mark] 选中、[queue.assign] 分配。',
      ],
      en: [
        '[queue.search] finds names, numbers, remarks and what was read, by one or two characters too. [queue.filters] filters by state, level, product, due date, person and finding; [queue.clear] clears them.',
        '[queue.saveView] keeps the filters as a view, [queue.views] chooses one.',
        'In a case [neighbours.show] shows this list beside it, and it stays so for you; [neighbours.next] and [neighbours.previous] go to the case after and before in it.',
        'Supervisors mark with [queue.mark] and assign with [queue.assign].',
      ],
    },
  },
  {
    id: 'levels',
    title: { zh: '三级审核和退回', en: 'Levels, and returning a case' },
    body: {
      zh: [
        '委托方的订单决定有几级。同一人不能给出同一案件的两级意见。上一级还没开始时，[opinion.undo] 可以更改刚给出的意见；原意见保留。',
        '复审、终审发现下一级的意见不妥，用 [opinion.return] 退回并写原因，案件回到原审核人。',
      ],
      en: [
        "The lender's order says how many levels there are. Nobody decides two levels of one case. Until somebody above has begun, [opinion.undo] changes the opinion that you gave; the old one is kept.",
        'Where the opinion below does not hold, second and final reviewers return the case with [opinion.return] and a reason; it goes back to its author.',
      ],
    },
  },
  {
    id: 'supervisor',
    title: { zh: '主管：导出、备份和销毁', en: 'Supervisors: export, backup, destruction' },
    body: {
      zh: [
        '“人员”中添加同事、设角色，也能看到每人的保密承诺和培训记录。',
        '全部审完后按 [batches.export] 导出结果包；还没审完而要先交，须写明原因。',
        '[batches.backup] 备份：备份文件和密钥环副本放在不同的介质上。',
        '机构启用自己的数字证书，或证书快要到期时，在“委托方”中按 [lenders.certificate] 换用，再把新名片发给每家委托方核对。',
        '保管期满后按 [batches.destroy] 销毁：主管和一名见证人各用自己的口令。销毁后任何副本、备份都打不开。',
      ],
      en: [
        'Under "People" you add colleagues and set their roles, and see who has given the confidentiality promise and done the training.',
        'Once all is decided [batches.export] exports the result; handing over earlier needs a reason.',
        '[batches.backup] makes a backup: keep the backup file and the copy of the key ring on different media.',
        'When the organisation gets a certificate of its own, or the present one is about to end, take the next one up under "Lenders" with [lenders.certificate]; then every lender compares the new card.',
        'When the time is over [batches.destroy] destroys a batch: a supervisor and a witness, each with their passphrase. No copy and no backup opens it afterwards.',
      ],
    },
  },
  {
    id: 'training',
    title: { zh: '培训批次', en: 'The training batch' },
    body: {
      zh: [
        '培训批次里的人和资料都是编造的，图片上写着“样本 SPECIMEN”。它和真的批次一样打包、核验、导入、识别，但只有您自己用，不导出、不计入任何结果。',
        '屏幕上方的一行说下一步练什么，做到了会自动打勾。全部完成会记入日志，主管在“人员”中看得到。',
        '练完按“丢弃”即可，密钥和文件一起销毁；以后可以再开始一次（[batches.training]）。',
      ],
      en: [
        'The people and papers of the training batch are invented, and its pictures say 样本 SPECIMEN. It is packed, checked, imported and read like any other; only you use it, and nothing of it is exported or counted.',
        'A line at the top says what to practise next, and ticks it off by itself. When all is done the log says so, and the supervisor sees it under "People".',
        'Throw it away when you are done: its keys and files are destroyed. You can begin again at any time ([batches.training]).',
      ],
    },
  },
  {
    id: 'privacy',
    title: { zh: '日志、遮盖和保密', en: 'The log, masking and confidentiality' },
    body: {
      zh: [
        '打开案件、显示号码、看资料、给意见都会记入日志，日志前后相连，改动会被发现，并随结果交给委托方。',
        '页面水印是您的名字。不要拍照、不要抄走。发现泄露或可疑情况，立即告诉主管。',
      ],
      en: [
        'Opening a case, revealing numbers, looking at documents and giving opinions are recorded. The log is chained, so that a change shows, and goes to the lender with the result.',
        'The watermark on each page is your name. Do not photograph or copy anything. Tell the supervisor at once of a leak or anything suspicious.',
      ],
    },
  },
]
