// What axe does not look at (ui.md 5.5). Answers with one line for every rule that the page breaks.
() => {
  const faults = [];
  const seen = (element) => element.checkVisibility({visibilityProperty: true});
  const say = (rule, element) => faults.push(`${rule}: ${element.outerHTML.slice(0, 140)}`);
  const heading = document.querySelector('main h1');
  if (document.querySelectorAll('h1').length !== 1 || !heading) faults.push('B1: not exactly one h1 in main');
  if (!/^(エラー：)?.+$/.test(document.title)) faults.push('B1: no title');
  for (const element of document.querySelectorAll('[aria-describedby], [aria-labelledby]'))
    for (const name of ['aria-describedby', 'aria-labelledby'])
      for (const id of (element.getAttribute(name) || '').split(/\s+/).filter(Boolean))
        if (!document.getElementById(id)) say(`B4: ${name} names ${id}, which is not there`, element);
  const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
  for (const id of new Set(ids.filter((id, place) => ids.indexOf(id) !== place))) faults.push(`B4: two have the id ${id}`);
  for (const box of document.querySelectorAll('input[type=radio]'))
    if (!box.closest('fieldset')?.querySelector('legend')) say('B5: radio button without a legend', box);
  for (const row of document.querySelectorAll('main')) {
    const names = new Map();
    for (const link of row.querySelectorAll('a[href]')) {
      if (!seen(link)) continue;
      const words = link.textContent.replace(/\s+/g, ' ').trim();
      if (names.has(words) && names.get(words) !== link.href.split('#')[0]) say(`B6: two links 「${words}」 lead apart`, link);
      names.set(words, link.href.split('#')[0]);
    }
  }
  for (const chip of document.querySelectorAll('.hw-chip'))
    if (chip.textContent.trim().length < 2) say('B7: a status without words', chip);
  for (const control of document.querySelectorAll('button, input:not([type=hidden]), select, textarea, summary')) {
    if (!seen(control) || control.closest('.hw-hidden') || control.classList.contains('hw-hidden')) continue;
    const box = control.getBoundingClientRect();
    if (box.width < 24 || box.height < 24) say(`B10: ${Math.round(box.width)} by ${Math.round(box.height)} px`, control);
  }
  for (const table of document.querySelectorAll('table')) {
    if (!table.caption) say('B11: table without caption', table);
    else if (seen(table.caption) && table.caption.getBoundingClientRect().width < 100) say('B11: narrow caption', table);
    for (const head of table.querySelectorAll('th')) if (!head.scope) say('B11: head without scope', head);
  }
  if (!document.querySelector('a[href="#main"]')) faults.push('B12: no link to the content');
  for (const live of ['polite', 'assertive'])
    if (!document.querySelector(`[aria-live=${live}], [role=${live === 'polite' ? 'status' : 'alert'}]`))
      faults.push(`B14: no ${live} live region`);
  for (const element of document.querySelectorAll('body *')) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
    if (own && seen(element) && parseFloat(getComputedStyle(element).fontSize) < 14) say('B16: text below 14 px', element);
    if (element.hasAttribute('style') && !element.closest('svg')) say('B17: inline style', element);
  }
  if (document.documentElement.lang !== 'ja') faults.push('B19: the page does not say its language');
  return faults;
}
