// What an attacker would try in a page: answers what worked.
const done = arguments[arguments.length - 1];
const worked = [];
const inline = document.createElement('script');
inline.textContent = 'window.inlineRan = true';
document.head.append(inline);
if (window.inlineRan) worked.push('inline script');
const handler = document.createElement('button');
handler.setAttribute('onclick', 'window.handlerRan = true');
handler.click();
if (window.handlerRan) worked.push('inline handler');
const styled = document.createElement('p');
styled.setAttribute('style', 'color: rgb(1, 2, 3)');
document.body.append(styled);
if (getComputedStyle(styled).color === 'rgb(1, 2, 3)') worked.push('inline style');
styled.remove();
const sheet = document.createElement('style');
sheet.textContent = ':root { --let-in: yes }';
document.head.append(sheet);
if (getComputedStyle(document.documentElement).getPropertyValue('--let-in')) {
    worked.push('inline style element');
}
sheet.remove();
const picture = new Promise((resolve) => {
    const image = new Image();
    image.onload = () => resolve('foreign picture');
    image.onerror = () => resolve(null);
    image.src = 'http://tracker.example/pixel.png';
});
const call = fetch('http://tracker.example/').then(() => 'foreign request', () => null);
Promise.all([picture, call]).then((both) => done([...worked, ...both.filter(Boolean)]));
