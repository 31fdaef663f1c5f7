#!/usr/bin/python3 -I
"""The rig's agent in the guest. One thread per virtio-serial port booth.N; one JSON object per line.

Request {"id":I,"op":OP,...}; answers {"id":I,...}, the last one of a request has "end":true. The host
ignores answers whose id is not its own, so a host program that died leaves nothing behind.
ops: ping; run {cmd,timeout,env}; put {path,off,data,mode,last}; get {path,off,len};
     touch {do: plug|unplug|state|play, ...}.
"""
import base64, fcntl, json, os, select, signal, struct, subprocess, sys, threading, time

# ---------------------------------------------------------------- touch screen (uinput, MT protocol B)
EV_SYN, EV_KEY, EV_ABS = 0, 1, 3
BTN_TOUCH = 0x14A
ABS_X, ABS_Y = 0x00, 0x01
ABS_MT_SLOT, ABS_MT_TOUCH_MAJOR = 0x2F, 0x30
ABS_MT_POSITION_X, ABS_MT_POSITION_Y, ABS_MT_TRACKING_ID, ABS_MT_PRESSURE = 0x35, 0x36, 0x39, 0x3A
INPUT_PROP_DIRECT = 1
UI_SET_EVBIT, UI_SET_KEYBIT, UI_SET_ABSBIT, UI_SET_PROPBIT = 0x40045564, 0x40045565, 0x40045567, 0x4004556E
UI_DEV_SETUP, UI_ABS_SETUP, UI_DEV_CREATE, UI_DEV_DESTROY = 0x405C5503, 0x401C5504, 0x5501, 0x5502
RANGE = 32767            # a touch panel's own resolution, not the display's
SLOTS = 10


class Touch:
    def __init__(self):
        self.fd = -1
        self.lock = threading.Lock()
        self.down = {}                       # slot -> (x, y) in panel units
        self.next_id = 1

    def plug(self, pressure=False, name="booth touchscreen"):
        with self.lock:
            if self.fd >= 0:
                return
            if not os.path.exists("/dev/uinput"):
                subprocess.run(["modprobe", "uinput"], check=True)
            fd = os.open("/dev/uinput", os.O_WRONLY | os.O_CLOEXEC)
            for bit in (EV_SYN, EV_KEY, EV_ABS):
                fcntl.ioctl(fd, UI_SET_EVBIT, bit)
            fcntl.ioctl(fd, UI_SET_KEYBIT, BTN_TOUCH)
            fcntl.ioctl(fd, UI_SET_PROPBIT, INPUT_PROP_DIRECT)
            axes = [(ABS_X, RANGE), (ABS_Y, RANGE), (ABS_MT_SLOT, SLOTS - 1), (ABS_MT_POSITION_X, RANGE),
                    (ABS_MT_POSITION_Y, RANGE), (ABS_MT_TRACKING_ID, 65535)]
            if pressure:
                axes.append((ABS_MT_PRESSURE, 255))
            for code, top in axes:
                fcntl.ioctl(fd, UI_SET_ABSBIT, code)
                fcntl.ioctl(fd, UI_ABS_SETUP, struct.pack("HxxiiiiiI", code, 0, 0, top, 0, 0, 0)[:28])
            # struct uinput_setup: input_id (bus USB, made-up vendor), name[80], ff_effects_max
            fcntl.ioctl(fd, UI_DEV_SETUP, struct.pack("HHHH80sI", 3, 0x1209, 0x7001, 1, name.encode(), 0))
            fcntl.ioctl(fd, UI_DEV_CREATE)
            self.fd, self.down, self.pressure = fd, {}, pressure

    def unplug(self):
        with self.lock:
            if self.fd >= 0:
                fcntl.ioctl(self.fd, UI_DEV_DESTROY)
                os.close(self.fd)
                self.fd, self.down = -1, {}

    def emit(self, events):
        os.write(self.fd, b"".join(struct.pack("llHHi", 0, 0, t, c, v) for t, c, v in events + [(EV_SYN, 0, 0)]))

    def frame(self, points):
        """One report. points: {slot: (x, y) as 0..1, or None to lift}."""
        ev, was = [], bool(self.down)
        for slot, p in sorted(points.items()):
            if p is None:
                if self.down.pop(slot, None) is not None:
                    ev += [(EV_ABS, ABS_MT_SLOT, slot), (EV_ABS, ABS_MT_TRACKING_ID, -1)]
                continue
            x, y = (max(0, min(RANGE, round(v * RANGE))) for v in p)
            ev.append((EV_ABS, ABS_MT_SLOT, slot))
            if slot not in self.down:
                ev.append((EV_ABS, ABS_MT_TRACKING_ID, self.next_id))
                self.next_id = self.next_id % 65535 + 1
            ev += [(EV_ABS, ABS_MT_POSITION_X, x), (EV_ABS, ABS_MT_POSITION_Y, y)]
            if self.pressure:
                ev.append((EV_ABS, ABS_MT_PRESSURE, 128))
            self.down[slot] = (x, y)
        if bool(self.down) != was:
            ev.append((EV_KEY, BTN_TOUCH, int(bool(self.down))))
        if self.down:                        # single-touch emulation follows the oldest contact
            x, y = next(iter(self.down.values()))
            ev += [(EV_ABS, ABS_X, x), (EV_ABS, ABS_Y, y)]
        self.emit(ev)

    def play(self, steps):
        """steps: [[ms since start, {slot: [x, y] | None}], ...]; times are kept, late steps run at once."""
        with self.lock:
            if self.fd < 0:
                raise RuntimeError("no touch screen is plugged (machine touch plug)")
            t0 = time.monotonic()
            for at, points in steps:
                left = t0 + at / 1000 - time.monotonic()
                if left > 0:
                    time.sleep(left)
                self.frame({int(s): p for s, p in points.items()})
            return round((time.monotonic() - t0) * 1000)


TOUCH = Touch()


def op_touch(req, say):
    do = req["do"]
    if do == "plug":
        TOUCH.plug(**{k: req[k] for k in ("pressure", "name") if k in req})
    elif do == "unplug":
        TOUCH.unplug()
    elif do == "play":
        say(ms=TOUCH.play(req["steps"]))
    say(end=True, plugged=TOUCH.fd >= 0, down=sorted(TOUCH.down))


# ---------------------------------------------------------------- commands and files
def op_run(req, say):
    env = {"PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/root",
           "LANG": "C.UTF-8", "TERM": "dumb", **req.get("env", {})}
    p = subprocess.Popen(["/bin/bash", "-c", req["cmd"]], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                         stderr=subprocess.PIPE, cwd="/root", env=env, start_new_session=True)
    deadline, ended, late = time.monotonic() + req.get("timeout", 60), None, False
    fds = {p.stdout.fileno(): 1, p.stderr.fileno(): 2}
    while fds or ended is None:
        now = time.monotonic()
        if ended is None and p.poll() is not None:
            ended = now
        if ended is None and now > deadline:
            if not late:
                os.killpg(p.pid, signal.SIGKILL)
            late = True
            if now > deadline + 2:            # stuck in the kernel (a dead disk)
                break
        if not fds:
            time.sleep(0.01)
            continue
        ready = select.select(list(fds), [], [], 0.1)[0]
        if ended is not None and (not ready or now > ended + 1):
            break                             # the shell is gone; a background child kept the pipe
        for fd in ready:
            data = os.read(fd, 65536)
            if data:
                say(fd=fds[fd], data=base64.b64encode(data).decode())
            else:
                del fds[fd]
    rc = p.poll()
    p.stdout.close(), p.stderr.close()
    say(end=True, rc=124 if late else (128 - rc if rc < 0 else rc))


def op_put(req, say):
    path, off = req["path"], req["off"]
    os.makedirs(os.path.dirname(path) or "/", exist_ok=True)
    fd = os.open(path + ".vmput", os.O_WRONLY | os.O_CREAT | (os.O_TRUNC if off == 0 else 0), 0o600)
    with os.fdopen(fd, "wb") as f:
        f.seek(off)
        f.write(base64.b64decode(req["data"]))
        if req["last"]:
            os.fchmod(f.fileno(), req["mode"])
    if req["last"]:
        os.rename(path + ".vmput", path)
    say(end=True)


def op_get(req, say):
    with open(req["path"], "rb") as f:
        f.seek(req["off"])
        data = f.read(req["len"])
        say(end=True, data=base64.b64encode(data).decode(), eof=len(data) < req["len"])


def op_ping(req, say):
    with open("/proc/uptime") as f:
        say(end=True, uptime=float(f.read().split()[0]), monotonic=time.monotonic())


OPS = {"ping": op_ping, "run": op_run, "put": op_put, "get": op_get, "touch": op_touch}


def serve(path):
    fd = os.open(path, os.O_RDWR | os.O_CLOEXEC)
    poll = select.poll()
    poll.register(fd, select.POLLIN)
    buf = b""
    while True:
        ev = poll.poll()[0][1]
        data = os.read(fd, 1 << 16) if ev & select.POLLIN else b""
        if not data:                          # nobody is connected on the host's side
            buf = b""
            time.sleep(0.05)
            continue
        buf += data
        while b"\n" in buf:
            line, buf = buf.split(b"\n", 1)
            try:
                req = json.loads(line)
                rid, op = req["id"], OPS[req["op"]]
            except (ValueError, KeyError, TypeError):
                continue                      # a line cut short by a host that went away

            def say(**kw):
                out = json.dumps({"id": rid, **kw}).encode() + b"\n"
                while out:
                    out = out[os.write(fd, out[:32768]):]
            try:
                op(req, say)
            except Exception as e:
                say(end=True, error=f"{type(e).__name__}: {e}")


def main():
    with open("/proc/cmdline") as f:
        words = f.read().split()
    if "booth.touch=1" in words:              # before anything else: present before the kiosk program
        try:
            TOUCH.plug()
        except Exception as e:
            print("touch:", e, file=sys.stderr)
    seen = set()
    while True:
        base = "/dev/virtio-ports"
        for name in sorted(os.listdir(base)) if os.path.isdir(base) else ():
            if name.startswith("booth.") and name not in seen:
                seen.add(name)
                threading.Thread(target=serve, args=(f"{base}/{name}",), daemon=True).start()
        time.sleep(0.1 if not seen else 1)


main()
