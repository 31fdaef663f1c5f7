// Turns the pages of bench-pages: Right and Left within an article, and on to its neighbours. A
// turn moves one box, the least a browser can do; nothing is animated.
const main = document.querySelector("main");
const footer = document.querySelector("footer");
const STEP = 1920;
let page = 0;
let count = 1;

function show(number) {
    page = Math.max(0, Math.min(count - 1, number));
    main.style.left = 120 - page * STEP + "px";
    footer.textContent = `${footer.dataset.text}　${page + 1}／${count} ページ`;
}

function go(file) {
    if (file) {
        location.href = file;
    }
}

function begin() {
    count = Math.ceil((main.scrollWidth + 640) / STEP);
    show(location.hash === "#last" ? count - 1 : 0);
}

addEventListener("keydown", (event) => {
    const data = document.body.dataset;
    if (event.key === "ArrowRight") {
        page + 1 < count ? show(page + 1) : go(data.next);
    } else if (event.key === "ArrowLeft") {
        page > 0 ? show(page - 1) : go(data.back && `${data.back}#last`);
    }
});

begin();
document.fonts.ready.then(begin);
