# The Debian 12 packages Guitai needs, by purpose; ./run, ./check and ./package install what is missing.
# Sourced by bash, defines guitai_install.

GUITAI_BUILD="g++ cmake ninja-build pkg-config ca-certificates git
    qt6-base-dev qt6-charts-dev libqt6opengl6-dev qt6-serialport-dev qt6-svg-dev qt6-websockets-dev
    qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools
    libqrencode-dev libssl-dev libsqlite3-dev libpq-dev libsecret-1-dev libicu-dev zlib1g-dev libzip-dev
    libboost1.81-dev"
GUITAI_RUN="libqt6sql6-sqlite libqt6svg6 fonts-wqy-microhei fonts-inter tzdata curl"
# For the providers' own SDKs, in the tests only; a node of 18 or later that is there will do.
GUITAI_SDK="nodejs npm"
GUITAI_TEST="xvfb xauth x11-xserver-utils xdotool zbar-tools poppler-utils librapidcheck-dev
    postgresql faketime dbus-daemon gnome-keyring"
# For ./package, and for its --test.
GUITAI_PACKAGE="dpkg-dev debhelper librsvg2-bin lintian desktop-file-utils appstream mandoc systemd"
GUITAI_PACKAGE_TEST="debootstrap curl xvfb xdotool"
# For ./fuzz: libFuzzer comes with the runtime.
GUITAI_FUZZ="clang libclang-rt-14-dev"

# Whether there is a node (18 or later) with its npm, from wherever it came.
guitai_has_node() {
    command -v npm >/dev/null &&
        node -e 'process.exit(Number(process.versions.node.split(".")[0]) >= 18 ? 0 : 1)' 2>/dev/null
}

# guitai_install LIST...: installs what is missing of the packages; asks for sudo only then.
guitai_install() {
    local have missing=() package
    have=$(dpkg-query -W -f='${db:Status-Status} ${Package}\n' $* 2>/dev/null || true)
    for package in $*; do
        [[ $'\n'$have$'\n' == *$'\n'"installed $package"$'\n'* ]] || missing+=("$package")
    done
    [ ${#missing[@]} -eq 0 ] && return 0
    echo "installing: ${missing[*]}"
    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || {
            echo "error: these Debian packages are missing, and there is no sudo to install them:" \
                 "${missing[*]}" >&2
            return 2
        }
        as_root=(sudo)
    fi
    "${as_root[@]}" apt-get update -qq
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends "${missing[@]}"
}
