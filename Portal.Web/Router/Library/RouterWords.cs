namespace Portal.Web.Router.Library;

/// <summary>Where the fibre ends.</summary>
public enum FibreEnd
{
    /// <summary>This model is for lines without fibre.</summary>
    None,

    /// <summary>The fibre plugs into the router.</summary>
    Inside,

    /// <summary>A fibre box stands beside the router.</summary>
    Separate,
}

/// <summary>How a router gets its place in the network.</summary>
public enum ConnectionKind
{
    /// <summary>It signs in with a user name and a password.</summary>
    Pppoe,

    /// <summary>It is told by itself.</summary>
    Dhcp,

    /// <summary>Its numbers are typed in.</summary>
    Static,
}

/// <summary>Where somebody finds a name or a password the first time.</summary>
public enum FirstValue
{
    /// <summary>It is printed on the label.</summary>
    Label,

    /// <summary>One chooses it at the first start.</summary>
    Chosen,

    /// <summary>It is the same for all of a model, and known to everybody.</summary>
    Initial,
}

/// <summary>What a lamp says.</summary>
public enum LampMeaning
{
    Up,
    Connecting,
    NoSignal,
    NoPower,
    Starting,
    Updating,
    Registering,
    LoginFailed,
    WeakSignal,
    WifiOn,
    WifiOff,
    PortUsed,
    Traffic,
    PhoneReady,
    PhoneOff,
    Problem,
    UnknownDevice,
    Standby,
}

/// <summary>What a socket or button is for.</summary>
public enum PortUse
{
    LineFibre,
    LineDsl,
    LineCable,

    /// <summary>A network cable to a modem, a fibre box or the wall.</summary>
    LineEthernet,
    Lan,
    Phone,
    Usb,
    Power,
    Wps,
    WifiButton,
    Reset,
    Antenna,
}

/// <summary>How a router is taken back to the state it was delivered in.</summary>
public enum ResetBy
{
    /// <summary>A button, or a hole with one in it.</summary>
    Button,

    /// <summary>Its own pages.</summary>
    Menu,
}
